import type { OwnVoice } from './types.ts'

const speech = typeof speechSynthesis === 'undefined' ? undefined : speechSynthesis
// Browsers load their voices when they are first asked for them.
speech?.getVoices()

/** The browser's own voice, where it has a Chinese one. Slower than usual: it is people who cannot read small print that press it. */
export const ownVoice: OwnVoice = () => {
  const voice = speech?.getVoices().find(({ lang }) => /^(zh|cmn)/i.test(lang))
  if (!speech || !voice) return undefined
  return (text, { onEnd, onFail }) => {
    const words = new SpeechSynthesisUtterance(text)
    words.voice = voice
    words.lang = voice.lang
    words.rate = 0.9
    words.onend = onEnd
    // Being cut short by ourselves is no failure.
    words.onerror = ({ error }) => (error === 'canceled' || error === 'interrupted' ? onEnd() : onFail())
    speech.cancel()
    speech.speak(words)
    return () => speech.cancel()
  }
}
