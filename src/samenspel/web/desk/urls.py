"""Addresses of the desk at which interviews and documents are worked on, below `/studies/`."""

from __future__ import annotations

from django.urls import path

from samenspel.web.desk import (
    adding_pages,
    code_pages,
    codebook_pages,
    compare_pages,
    names_pages,
    quotes_pages,
    settle_pages,
    sources_pages,
)

urlpatterns = [
    path("<slug:name>/sources", sources_pages.sources, name="sources"),
    path("<slug:name>/sources/add", adding_pages.add_source, name="add_source"),
    path("<slug:name>/sources/<int:pk>/names", names_pages.names, name="names"),
    path("<slug:name>/sources/<int:pk>/remove", sources_pages.remove, name="remove_source"),
    path("<slug:name>/sources/<int:pk>/settle", settle_pages.settle_source, name="settle_source"),
    path("<slug:name>/sources/<int:pk>/quotes", quotes_pages.quotes, name="quotes"),
    path("<slug:name>/codings.<str:kind>", quotes_pages.codings_file, name="codings_file"),
    path("<slug:name>/compare", compare_pages.compare, name="compare"),
    path("<slug:name>/codebook", codebook_pages.codebook, name="codebook"),
    path("<slug:name>/codebook.<str:kind>", codebook_pages.codebook_file, name="codebook_file"),
    path("<slug:name>/codebook/<int:pk>", code_pages.codebook_code, name="codebook_code"),
]
