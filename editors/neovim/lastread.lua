-- lastread in Neovim (0.7 and later): `require("lastread").setup()` in init.lua, with this file in a `lua/` folder of the runtime path.
-- From Neovim 0.11 on, `vim.lsp.config` does the same without it: see editors/README.md.

local M = {}

-- YAML for lastread.yaml, rules and files of stets; the server passes over what is none of these.
M.filetypes = { "markdown", "html", "text", "yaml" }

-- Options: cmd (default {"lastread", "lsp"}), settings (minLevel, date, codeLens), on_attach.
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
        init_options = options.settings or {},
        on_attach = options.on_attach,
      })
    end
    if client then
      vim.lsp.buf_attach_client(buffer, client)
    end
  end

  vim.api.nvim_create_autocmd("FileType", {
    pattern = M.filetypes,
    callback = function(event)
      attach(event.buf)
    end,
  })
end

return M
