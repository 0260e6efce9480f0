"""Addresses of accounts, below `/account/`; there are none on one's own machine."""

from __future__ import annotations

from django.urls import path

from samenspel.web.entrance import factor_pages, join_pages, own_pages, pages

urlpatterns = [
    path("", own_pages.account, name="account"),
    path("login", pages.log_in, name="account_login"),
    path("logout", pages.log_out, name="account_logout"),
    path("code", factor_pages.code, name="account_code"),
    path("phone", factor_pages.phone, name="account_phone"),
    path("codes", factor_pages.codes, name="account_codes"),
    path("codes.txt", factor_pages.codes_file, name="account_codes_file"),
    path("join/<slug:token>", join_pages.join, name="account_join"),
]
