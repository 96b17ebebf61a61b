;;; try.el --- Drives Emacs with Eglot without a screen -*- lexical-binding: t -*-

;; Opens a story, looks for the finding at its column behind an emoji and curly quotes, reads the hover, and applies the code action:
;;   emacs --batch -l try.el
;; LASTREAD names the command where it is not in PATH. Says what it saw, and fails where that is not what is due.

;;; Code:

(require 'eglot)
(require 'flymake)

(defconst try-line "“So be it 🙂,” the clerk wrote. The house votes on Thursday, Aug. 15, 2025.")
(defconst try-word "Thursday")

(defun try-wait (what condition)
  "Wait until CONDITION holds, or fail naming WHAT."
  (let ((end (+ (float-time) 30)))
    (while (not (funcall condition))
      (when (> (float-time) end) (error "Waited in vain for %s" what))
      (accept-process-output nil 0.05))))

(defun try-ask (method &rest params)
  "What the server answers to METHOD with PARAMS about the open story."
  (jsonrpc-request (eglot-current-server) method (append (list :textDocument (eglot--TextDocumentIdentifier)) params)))

(defun try-told (text)
  "Whether the one finding has TEXT in it; with none, whether there is no finding."
  (let ((found (flymake-diagnostics)))
    (if text (and found (string-search text (flymake-diagnostic-text (car found)))) (null found))))

(add-to-list 'eglot-server-programs
             `((markdown-mode text-mode html-mode) . (,(or (getenv "LASTREAD") "lastread") "lsp")))
(setq eglot-send-changes-idle-time 0.05
      eglot-sync-connect 20)

(let* ((folder (make-temp-file "lastread" t))
       (file (expand-file-name "story.txt" folder))
       (start (string-search try-word try-line))
       (position (lambda () (eglot--pos-to-lsp-position (1+ start)))))
  (write-region (concat try-line "\n") nil file nil 'quiet)
  (find-file file)
  (text-mode)
  (apply #'eglot (eglot--guess-contact))
  (try-wait "the finding" (lambda () (try-told "August 15, 2025 is a Friday")))
  (let ((found (car (flymake-diagnostics))))
    (unless (and (= (flymake-diagnostic-beg found) (1+ start))
                 (= (flymake-diagnostic-end found) (+ 1 start (length try-word))))
      (error "The finding is at %d" (flymake-diagnostic-beg found))))
  (let ((hover (try-ask :textDocument/hover :position (funcall position))))
    (unless (string-search "Friday, August 15, 2025" (plist-get (plist-get hover :contents) :value))
      (error "The hover does not resolve the date: %S" hover)))
  (let* ((range (list :start (funcall position) :end (funcall position)))
         (actions (try-ask :textDocument/codeAction :range range :context '(:diagnostics [])))
         (mend (seq-find (lambda (action) (equal (plist-get action :title) "write Friday")) actions)))
    (unless mend (error "No code action writes Friday: %S" actions))
    (eglot--apply-workspace-edit (plist-get mend :edit)))
  (unless (equal (buffer-string) (concat (string-replace try-word "Friday" try-line) "\n"))
    (error "The story is not mended: %s" (buffer-string)))
  ;; What Emacs does when it is idle, which it never is in a batch.
  (eglot--signal-textDocument/didChange)
  (try-wait "the finding to go" (lambda () (try-told nil)))
  (message "emacs: finding at its column, hover, code action: as they should be")
  (set-buffer-modified-p nil)
  (eglot-shutdown (eglot-current-server))
  (delete-directory folder t))

;;; try.el ends here
