import { create } from 'zustand'

interface Message {
  text: string
  tone: 'info' | 'ok'
}

/** Long enough to read twice at an old person's pace: 3 s and 120 ms for each character. */
const readingMs = (text: string) => 3000 + text.length * 120

export const useToast = create<{ message: Message | null }>(() => ({ message: null }))

/** Shows one line at the foot of the page; a later one takes its place. */
export function toast(text: string, tone: Message['tone'] = 'info'): void {
  const message = { text, tone }
  useToast.setState({ message })
  setTimeout(() => {
    if (useToast.getState().message === message) useToast.setState({ message: null })
  }, readingMs(text))
}
