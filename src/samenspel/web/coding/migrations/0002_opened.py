from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coding", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="source",
            name="opened",
            field=models.BooleanField(default=False),
        ),
    ]
