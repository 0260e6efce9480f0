"""The guide for a server cannot lag behind: its settings, commands and limits are the real ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samenspel.cli import COMMANDS
from samenspel.web.config.environment import wrong
from samenspel.web.config.serving import LARGEST_REQUEST
from web.guide import ENGLISH, PAGES, blocks, section


def test_both_languages_give_the_same_to_type() -> None:
    first, second = ([re.sub(r"_LANGUAGE=..", "", one) for one in blocks(page)] for page in PAGES)
    assert first == second != []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_its_settings_are_not_refused(page: Path) -> None:
    assert list(wrong(section("/etc/samenspel/environment", page))) == []


def test_its_commands_exist() -> None:
    words = re.findall(r"(?:bin/samenspel|samenspel-server) ([a-z]+)", ENGLISH.read_text("utf-8"))
    assert {*words} >= {"migrate", "backup", "restore", "account"}
    assert {*words} <= {*COMMANDS}


def test_nginx_lets_through_what_we_take_and_writes_no_link() -> None:
    (nginx,) = (block for block in blocks(ENGLISH) if "proxy_pass" in block)
    assert f"client_max_body_size {LARGEST_REQUEST // 1_000_000}m;" in nginx
    for server in nginx.split("server {")[1:]:
        assert "access_log off;" in server
    assert re.search(r"error_log \S+ crit;", nginx)
    assert "X-Forwarded-For $remote_addr;" in nginx
