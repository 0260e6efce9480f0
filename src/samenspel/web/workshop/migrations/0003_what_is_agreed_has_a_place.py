"""Agreements and tensions stand in `agreed` from now on."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0002_joining_and_preparing"),
        ("agreed", "0002_from_the_workshop"),
    ]

    operations = [
        migrations.DeleteModel(name="Agreement"),
        migrations.DeleteModel(name="Tension"),
    ]
