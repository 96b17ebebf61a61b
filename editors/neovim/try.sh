#!/bin/sh
# Tries the server in Neovim, without a screen. LASTREAD names the command where it is not in PATH.
set -eu
cd "$(dirname "$0")"
# A script that stops half-way does not end the editor; the last command does.
exec timeout 120 nvim --clean --headless -c "luafile try.lua" -c "cquit 3"
