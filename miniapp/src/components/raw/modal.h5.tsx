import { useEffect, useRef } from 'react'
import type { ModalProps } from './types.ts'

/** The browser's own dialog keeps the focus inside, closes on Escape and gives the focus back. */
export function Modal({ label, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="modal modal--browser"
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape and the buttons do the same for a keyboard */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div className="modal__shade" onClick={onClose} />
      <div className="modal__sheet">{children}</div>
    </dialog>
  )
}
