import type { ReadAloud } from './types.ts'

/** The browser's own voice. Slower than usual: it is people who cannot read small print that press it. */
export const readAloud: ReadAloud =
  typeof speechSynthesis === 'undefined'
    ? null
    : (text, onEnd) => {
        const words = new SpeechSynthesisUtterance(text)
        words.lang = 'zh-CN'
        words.rate = 0.9
        words.onend = onEnd
        // a browser without a Chinese voice reports an error instead of an end
        words.onerror = onEnd
        speechSynthesis.cancel()
        speechSynthesis.speak(words)
        return () => speechSynthesis.cancel()
      }
