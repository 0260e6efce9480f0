"""Addresses of what a study gives, below `/studies/`."""

from __future__ import annotations

from django.urls import path

from samenspel.web.results import job_pages, pages
from samenspel.web.results.evidence_pages import evidence

urlpatterns = [
    path("<slug:name>/results/", pages.results, name="results"),
    path("<slug:name>/results/<slug:chapter>/", pages.results, name="chapter"),
    path("<slug:name>/results/<slug:chapter>/<int:place>.csv", pages.table, name="table"),
    path("<slug:name>/results/<slug:chapter>/<int:place>.json", pages.chart, name="chart"),
    path("<slug:name>/results/<slug:chapter>/<int:place>/", evidence, name="evidence"),
    path("<slug:name>/release", pages.release, name="release"),
    path("<slug:name>/report.<str:kind>", pages.report, name="report"),
    path("<slug:name>/reports", job_pages.make_report, name="make_report"),
    path("<slug:name>/reports/<int:pk>", job_pages.making, name="making"),
    path("<slug:name>/reports/<int:pk>/file", job_pages.report_file, name="report_file"),
    path("<slug:name>/export/<str:kind>", pages.export, name="export"),
]
