;; What somebody does in Emacs with two seeds, by lsp-mode's commands; scripts/testEditors.ts reads what it says.
(defun say (what) (princ (format "ok: %s\n" what)))
(defun wait-until (condition)
  (let ((end (+ (float-time) 30)))
    (while (and (not (funcall condition)) (< (float-time) end)) (accept-process-output nil 0.1))
    (funcall condition)))
(defun go-to (line column) (goto-char (point-min)) (forward-line line) (forward-char column))
(defun has (text) (save-excursion (goto-char (point-min)) (search-forward text nil t)))
(fset 'y-or-n-p (lambda (&rest _) t))
(fset 'yes-or-no-p (lambda (&rest _) t))
(setq lsp-auto-guess-root t lsp-session-file (expand-file-name "../session") lsp-headerline-breadcrumb-enable nil
      lsp-enable-file-watchers nil make-backup-files nil create-lockfiles nil)

(find-file "001_00000000000000aa.txt")
(wait-until (lambda () (and (lsp-workspaces) (eq 'initialized (lsp--workspace-status (car (lsp-workspaces)))))))

(when (wait-until (lambda () (seq-find (lambda (file) (string-match-p "002_" file)) (hash-table-keys (lsp-diagnostics)))))
  (say "findings in unopened files"))

(go-to 4 7)
(when (string-match-p "candidate" (format "%S" (lsp-request "textDocument/completion" (lsp--text-document-position-params))))
  (say "completion"))

(go-to 3 12)
(when (string-match-p "Associated Press" (format "%S" (lsp-request "textDocument/hover" (lsp--text-document-position-params))))
  (say "hover"))

(go-to 4 8)
(let ((fix (seq-find (lambda (action) (and (equal (lsp:code-action-kind? action) "quickfix") (lsp:code-action-edit? action)))
                     (lsp-code-actions-at-point))))
  (when fix (lsp-execute-code-action fix)))
(when (has "usage: candidate") (say "a quick fix"))

(go-to 3 11)
(lsp-rename "ap-wire")
(save-some-buffers t)
(when (and (has "publisher: ap-wire")
           (with-temp-buffer (insert-file-contents "002_00000000000000bb.txt") (has "publisher: ap-wire")))
  (say "a rename over several files"))

(lsp-format-buffer)
(when (save-excursion (goto-char (point-min)) (forward-line 1) (looking-at "url: ")) (say "formatting"))
(kill-emacs 0)
