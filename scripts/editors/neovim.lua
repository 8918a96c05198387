-- What somebody does in Neovim with two seeds; scripts/testEditors.ts reads what it says.
local function say(what) io.stderr:write('ok: ' .. what .. '\n') end
local function wait(condition) return vim.wait(30000, condition, 50) end
local function text() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') end
local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 20000) or {}) do return answer.result end
end
local function at(line, character)
  return { textDocument = vim.lsp.util.make_text_document_params(0), position = { line = line, character = character } }
end

vim.cmd('edit 001_00000000000000aa.txt')
if wait(function()
  for _, found in ipairs(vim.diagnostic.get()) do
    if vim.api.nvim_buf_get_name(found.bufnr):match('002_') then return true end
  end
end) then say('findings in unopened files') end

local items = ask('textDocument/completion', at(4, 7)) or {}
for _, item in ipairs(items.items or items) do if item.label == 'candidate' then say('completion') end end

local hover = ask('textDocument/hover', at(3, 12))
if hover and hover.contents.value:match('Associated Press') then say('hover') end

local here = at(4, 8)
local actions = ask('textDocument/codeAction', {
  textDocument = here.textDocument,
  range = { start = here.position, ['end'] = here.position },
  context = { diagnostics = {} },
})
for _, action in ipairs(actions or {}) do
  if action.kind == 'quickfix' and action.edit then
    vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
    break
  end
end
if text():match('usage: candidate') then say('a quick fix') end

vim.api.nvim_win_set_cursor(0, { 4, 11 })
vim.lsp.buf.rename('ap-wire')
if wait(function() return text():match('publisher: ap%-wire') end) then
  vim.cmd('silent! wall')
  local other = table.concat(vim.fn.readfile('002_00000000000000bb.txt'), '\n')
  if other:match('publisher: ap%-wire') then say('a rename over several files') end
end

if vim.lsp.buf.format then vim.lsp.buf.format({ timeout_ms = 20000 }) else vim.lsp.buf.formatting_sync(nil, 20000) end
if text():match('^%-%-%-\nurl: ') then say('formatting') end
vim.cmd('qall!')
