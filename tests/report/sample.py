"""A report with every kind of block and every chart, long words and hostile text."""

from samenspel.report.blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    Notice,
    Paragraph,
    Quotation,
    ReportDocument,
    Spec,
    Table,
)
from samenspel.report.charts import (
    BalanceRow,
    BandRow,
    Bar,
    BoxRow,
    Cell,
    DumbbellRow,
    Point,
    balance,
    bands,
    boxes,
    congruence,
    dumbbell,
    ranking,
    sharing_map,
)
from samenspel.text import Text, number, plain

HOSTILE = (
    '<script>alert(1)</script> #import "x.typ" $x^2$ ] \\ *b* _i_ @ref `raw` // end /* '
    "&amp; \"quote\" 'single' </style> {{x}} %s =SUM(A1) שלום مرحبا 😀 日本 é"
)
PICKS = (4, 4, 4, 3, 3, 2, 2, 1, 1)
VALUES = (
    Text("Vertrouwen", "Trust"),
    Text(
        "Gezamenlijke verantwoordelijkheid en eigenaarschap", "Shared responsibility and ownership"
    ),
    Text("Doeltreffendheid", "Effectiveness"),
    Text("Mensgerichtheid", "Person-centredness"),
    Text("Wederkerigheid", "Reciprocity"),
    Text("Levensloopbestendigheidsbevordering", "Continuity across the course of life"),
    Text("Transparantie & <b>openheid</b>", "Transparency & <b>openness</b>"),
    Text("Preventie", "Prevention"),
    Text("Gelijkwaardigheid", "Equality"),
)
NETWORKS = (plain("Netwerk A"), plain("Netwerk B"), plain("Jeugdhulpregio ’t Überwald"), plain("D"))


MISSABLE = Text(
    "Een zin die niemand mag missen. Nog een zin.", "A sentence that nobody may miss. Another one."
)
CHOSEN = Text("Hoe vaak elke waarde werd gekozen", "How often each value was chosen")


def table(caption: Text = CHOSEN) -> Table:
    header = (Text("Waarde", "Value"), Text("Gekozen", "Chosen"), Text("Aandeel", "Share"))
    rows = tuple(
        (value, plain(f"{count} / 5"), number(count / 5))
        for value, count in zip(VALUES, PICKS, strict=True)
    )
    note = Text("Gedeeld: meer dan de helft van 5.", "Shared: more than half of 5.")
    return Table(caption, header, rows, numeric=(1, 2), note=note)


def wide(columns: int = 13) -> Table:
    names = [Text(f"Samenwerkingsverband {n}", f"Network {n}") for n in range(1, columns + 1)]
    rows = tuple((value, *(plain(f"{n % 5} / 5") for n in range(columns))) for value in VALUES)
    numeric = tuple(range(1, columns + 1))
    caption = Text("Een brede tabel", "A wide table")
    return Table(caption, (Text("Waarde", "Value"), *names), rows, numeric)


def charts() -> dict[str, Spec]:
    shared = [
        Bar(value, count, Text("duidelijk", "clear") if count == 4 else Text("", ""), count > 2.5)
        for value, count in zip(VALUES, PICKS, strict=True)
    ]
    cells = [
        Cell(value, network, Text(f"{k} van 4", f"{k} of 4"), k / 4, k > 2)
        for row, value in enumerate(VALUES)
        for column, network in enumerate(NETWORKS)
        for k in [(row * 3 + column * 2) % 5]
    ]
    columns = (Text("meer dan de helft", "more than half"), Text("half of minder", "half or fewer"))
    return {
        "ranking": ranking(shared, respondents=5, more_than=2.5),
        "sharing_map": sharing_map(VALUES, NETWORKS, cells),
        "boxes": boxes(
            [
                BoxRow(value, count, 4 - count, 1, count == 2)
                for value, count in zip(VALUES, PICKS, strict=True)
            ],
            respondents=5,
        ),
        "congruence": congruence(
            [
                Point(NETWORKS[0], 3, 0.25, -0.12, 0.5),
                Point(NETWORKS[1], 3, 0.08, -0.25, 0.25),
                Point(NETWORKS[2], 2, 0.5, note=Text("p = 0,03", "p = 0.03")),
                Point(NETWORKS[3], 1, float("nan")),
            ]
        ),
        "bands": bands([BandRow(value, n % 2) for n, value in enumerate(VALUES)], columns=columns),
        "balance": balance(
            [
                BalanceRow(value, count * 2, 9 - count, count == 3)
                for value, count in zip(VALUES, PICKS, strict=True)
            ]
        ),
        "dumbbell": dumbbell(
            [
                DumbbellRow(value, (n * 2) % 7, count)
                for n, (value, count) in enumerate(zip(VALUES, PICKS, strict=True))
            ]
        ),
    }


def figures() -> tuple[Figure, ...]:
    caption = Text("Welke waarden de deelnemers delen: {}", "Which values respondents share: {}")
    alternative = Text(
        'Vier van de vijf kiezen vertrouwen; "preventie" & <gelijkheid> kiest bijna niemand.',
        'Four of the five pick trust; "prevention" & <equality> are picked by hardly anyone.',
    )
    return tuple(
        Figure(Text(caption.nl.format(name), caption.en.format(name)), alternative, spec, table())
        for name, spec in charts().items()
    )


def document(*blocks: Block) -> ReportDocument:
    return ReportDocument(
        title=Text("Waarden in Netwerk Überwald", "Values in network Überwald"),
        subtitle=Text(
            "Wat delen wij, en hoe zeker is dat?", "What do we share, and how sure is that?"
        ),
        stamp=Text(
            "Voor de onderzoeker. Bevat antwoorden van personen: niet delen.",
            "For the researcher. Contains answers of persons: do not share.",
        ),
        blocks=blocks or everything(),
        notice=Text(
            "De kaarten zijn gereconstrueerd uit gepubliceerde aantallen."
            " De vakken ‘neutraal’ en ‘minder belangrijk’ zijn een vulling.",
            "The maps were reconstructed from published counts."
            " The boxes ‘neutral’ and ‘less important’ are filled in.",
        ),
    )


def everything() -> tuple[Block, ...]:
    return (
        Heading(Text("Het belangrijkste", "The main points")),
        Paragraph(
            Text(
                "De meesten delen vertrouwen, doeltreffendheid en gezamenlijkheid.",
                "Most share trust, effectiveness and shared responsibility.",
            ),
            lead=True,
        ),
        Paragraph(
            Text(
                "Bij vijf deelnemers levert blind kiezen gemiddeld 3,8 gedeelde waarden op. " * 3,
                "With five respondents blind picking gives 3.8 shared values on average. " * 3,
            )
        ),
        Bullets(
            (
                Text("Vertrouwen: 4 van 5.", "Trust: 4 of 5."),
                Text("Doeltreffendheid: 4 van 5.", "Effectiveness: 4 of 5."),
            )
        ),
        Bullets(
            (
                Text("Eerst praten over wat we delen.", "First talk about what we share."),
                Text("Dan over de rest.", "Then about the rest."),
            ),
            ordered=True,
        ),
        Notice(Text("Alleen voor u", "For your eyes only"), MISSABLE, "stamp"),
        Notice(Text("Gereconstrueerd", "Reconstructed"), MISSABLE, "reconstructed"),
        Notice(Text("Niet getoond", "Withheld"), MISSABLE, "withheld"),
        Notice(Text("Advies", "Advice"), MISSABLE),
        Heading(Text("Wie deelt wat", "Who shares what")),
        Heading(Text("Per waarde", "By value"), 2),
        *figures(),
        Heading(Text("In woorden", "In words"), 2),
        Quotation("Afspraak is afspraak, ook als het tegenzit.", Text("Vertrouwen", "Trust")),
        Quotation(HOSTILE, plain(HOSTILE)),
        Heading(plain(HOSTILE), 3),
        Paragraph(plain(HOSTILE)),
        Heading(Text("Methode en grenzen", "Method and limits")),
        table(plain(HOSTILE)),
        wide(),
    )
