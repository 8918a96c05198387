" What somebody does in Vim with two seeds, by ALE's commands; scripts/testEditors.ts reads what it says.
function! s:say(what) abort
  verbose echo 'ok: ' . a:what . "\n"
endfunction

function! s:wait(condition) abort
  for l:turn in range(600)
    if a:condition() | return 1 | endif
    sleep 50m
  endfor
  return 0
endfunction

function! s:text() abort
  return join(getline(1, '$'), "\n")
endfunction

" What is in buffers that are no files.
function! s:shown() abort
  return join(map(filter(range(1, bufnr('$')), {_, buffer -> bufname(buffer) !~# 'txt$'}),
    \ {_, buffer -> join(getbufline(buffer, 1, '$'))}))
endfunction

packadd ale
runtime autoload/ale/util.vim
let s:answer = ''
" What somebody types when ALE asks: a name, or the number of the line that holds it.
function! ale#util#Input(question, default, ...) abort
  let l:number = matchstr(a:question, '\d\+\ze) [^\n]*' . s:answer)
  return empty(l:number) ? s:answer : l:number
endfunction

edit 001_00000000000000aa.txt
if s:wait({-> join(map(copy(ale#engine#GetLoclist(bufnr(''))), {_, found -> found.text})) =~# 'Candidate'})
  call s:say('findings')
endif

setlocal omnifunc=ale#completion#OmniFunc
call setline(5, 'usage: candi')
call cursor(5, 1)
execute "normal! A\<C-X>\<C-O>"
if getline(5) ==# 'usage: candidate' | call s:say('completion') | endif
call setline(5, 'usage: Candidate')

let g:ale_hover_to_preview = 1
call cursor(4, 13)
ALEHover
if s:wait({-> s:shown() =~# 'Associated Press'}) | call s:say('hover') | endif
pclose

let s:answer = 'candidate'
call cursor(5, 9)
ALECodeAction
if s:wait({-> getline(5) ==# 'usage: candidate'}) | call s:say('a quick fix') | endif

silent write
let s:answer = 'ap-wire'
call cursor(4, 12)
ALERename
if s:wait({-> s:text() =~# "\npublisher: ap-wire\n" && join(readfile('002_00000000000000bb.txt')) =~# 'publisher: ap-wire'})
  call s:say('a rename over several files')
endif

ALEFix
if s:wait({-> s:text() =~# "^---\nurl: "}) | call s:say('formatting') | endif
qall!
