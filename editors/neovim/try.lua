-- Drives Neovim without a screen: opens a story, looks for the finding at its column behind an emoji and curly quotes, reads the hover, and
-- applies the code action; in a story without comments, lets the finding stand in the file beside it. Run by `try.sh`; says what it saw and exits with 1 where that is not what is due.

local folder = vim.fn.fnamemodify(debug.getinfo(1, "S").source:sub(2), ":p:h")
package.path = folder .. "/?.lua;" .. package.path

local LINE = "“So be it 🙂,” the clerk wrote. The house votes on Thursday, Aug. 15, 2025."
local WORD = "Thursday"

local function fail(what, seen)
  io.stderr:write(("neovim: %s: %s\n"):format(what, vim.inspect(seen)))
  vim.cmd("cquit 1")
end

local function wait_for(what, condition)
  if not vim.wait(20000, condition, 20) then
    fail("waited in vain for " .. what, vim.diagnostic.get(0))
  end
end

-- The first answer of a server to a request about the open story.
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000)
  local _, answer = next(answers or {})
  if answer == nil or answer.result == nil then
    fail(method, answers)
  end
  return answer.result
end

-- Opens a story with the line in it and waits for its one finding.
local function open(extension, filetype)
  local path = vim.fn.tempname() .. extension
  vim.fn.writefile({ LINE }, path)
  vim.cmd("edit " .. path)
  vim.bo.filetype = filetype
  wait_for("the finding", function()
    return #vim.diagnostic.get(0) == 1
  end)
  return path
end

-- Applies the code action at the finding whose title begins like this.
local function act(title)
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = {} }
  for _, action in ipairs(ask("textDocument/codeAction", params)) do
    if vim.startswith(action.title, title) then
      if action.edit then
        vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
      else
        local client = vim.lsp.buf_get_clients(0)
        local context = { client_id = next(client), bufnr = vim.api.nvim_get_current_buf() }
        vim.lsp.commands[action.command.command](action.command, context)
      end
      return
    end
  end
  fail("no code action " .. title, params)
end

vim.opt.swapfile = false
vim.opt.hidden = true
require("lastread").setup({ cmd = { os.getenv("LASTREAD") or "lastread", "lsp" } })

open(".md", "markdown")
local finding = vim.diagnostic.get(0)[1]
local column = LINE:find(WORD, 1, true) - 1
if finding.col ~= column or finding.end_col ~= column + #WORD or finding.code ~= "weekday" then
  fail(("the finding is not `weekday` at bytes %d to %d"):format(column, column + #WORD), finding)
end

local link = vim.tbl_get(finding, "user_data", "lsp", "codeDescription", "href")
if link ~= "lastread:///rules/weekday.md" then
  fail("the finding does not link to its rule", finding)
end

vim.api.nvim_win_set_cursor(0, { 1, column })
local hover = ask("textDocument/hover", vim.lsp.util.make_position_params())
if not hover.contents.value:find("Friday, August 15, 2025", 1, true) then
  fail("the hover does not resolve the date", hover)
end

act("write Friday")
local mended = vim.api.nvim_buf_get_lines(0, 0, 1, true)[1]
if mended ~= LINE:gsub(WORD, "Friday") then
  fail("the story is not mended", mended)
end
wait_for("the finding to go", function()
  return #vim.diagnostic.get(0) == 0
end)

vim.cmd("edit " .. link)
local page = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n")
if not page:find("What it checks", 1, true) then
  fail("the page of the rule does not say what it checks", page)
end

-- What somebody answers when asked why.
vim.ui.input = function(_, answer)
  answer("The parish: as printed")
end

local wire = open(".txt", "text")
local story = vim.api.nvim_get_current_buf()
vim.api.nvim_win_set_cursor(0, { 1, column })
act("Stet: let `weekday` stand here")
local stets = vim.uri_to_bufnr(vim.uri_from_fname(wire .. ".stet.yaml"))
wait_for("the stet to be written", function()
  local text = table.concat(vim.api.nvim_buf_get_lines(stets, 0, -1, false), "\n")
  return text:find('reason: "The parish: as printed"', 1, true) ~= nil
end)
vim.cmd("edit " .. wire .. ".stet.yaml")
vim.bo.filetype = "yaml"
wait_for("the finding to be let stand", function()
  return #vim.diagnostic.get(story) == 0
end)

print("neovim: finding at its column, its rule's page, hover, code action, stet with its reason beside the story: as they should be")
vim.cmd("quitall!")
