"""A code to join with, and a word while results are computed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("studies", "0004_accounts_and_tokens"),
        ("workshop", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="session",
            name="code",
            field=models.CharField(max_length=8, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="session",
            name="coded",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="session",
            name="hands",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="session",
            name="preparing",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="session",
            name="trouble",
            field=models.JSONField(default=dict),
        ),
        migrations.CreateModel(
            name="Handed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "invitation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="handed",
                        to="studies.invitation",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="handed",
                        to="workshop.session",
                    ),
                ),
            ],
        ),
    ]
