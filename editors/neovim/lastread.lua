-- lastread in Neovim (0.7 and later): `require("lastread").setup()` in init.lua, with this file in a `lua/` folder of the runtime path.
-- From Neovim 0.11 on, `vim.lsp.config` does the same without it: see editors/README.md.

local M = {}

-- YAML for lastread.yaml, rules and files of stets; the server passes over what is none of these.
M.filetypes = { "markdown", "html", "text", "yaml" }

-- Options: cmd (default {"lastread", "lsp"}), settings (minLevel, date, codeLens), on_attach.
-- Asks why a finding stands, and has the server write it.
local function ask_why(command, context)
  local stet = command.arguments[1]
  vim.ui.input({ prompt = ("Why does `%s` stand? "):format(stet.rule) }, function(reason)
    if reason == nil then
      return
    end
    local params = { command = "lastread.stet", arguments = { vim.tbl_extend("force", stet, { reason = reason }) } }
    vim.lsp.get_client_by_id(context.client_id).request("workspace/executeCommand", params, nil, context.bufnr)
  end)
end

-- Fills a buffer with the page of a rule, which findings link to: `:edit lastread:///rules/weekday.md`.
local function read_page(buffer, address, client)
  local page = client and client.request_sync("workspace/textDocumentContent", { uri = address }, 10000, buffer)
  local text = page and page.result and page.result.text or ""
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(text, "\n"))
  vim.bo[buffer].buftype = "nofile"
  vim.bo[buffer].modifiable = false
  vim.bo[buffer].syntax = "markdown"
end

function M.setup(options)
  options = options or {}
  local client

  local function attach(buffer)
    if client == nil or vim.lsp.get_client_by_id(client) == nil then
      local root = vim.fn.getcwd()
      client = vim.lsp.start_client({
        name = "lastread",
        cmd = options.cmd or { "lastread", "lsp" },
        root_dir = root,
        workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
        init_options = vim.tbl_extend("keep", options.settings or {}, { pages = true, prompts = true }),
        on_attach = options.on_attach,
      })
    end
    if client then
      vim.lsp.buf_attach_client(buffer, client)
    end
  end

  vim.lsp.commands["lastread.askWhy"] = ask_why
  vim.api.nvim_create_autocmd("BufReadCmd", {
    pattern = "lastread://*",
    callback = function(event)
      read_page(event.buf, event.match, client and vim.lsp.get_client_by_id(client))
    end,
  })
  vim.api.nvim_create_autocmd("FileType", {
    pattern = M.filetypes,
    callback = function(event)
      attach(event.buf)
    end,
  })
end

return M
