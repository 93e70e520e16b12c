import type { Clock } from '../../platform/clock.ts'
import type { Ids } from '../../platform/ids.ts'
import { type GatewayNeeds, isText } from '../ask.ts'
import { askTencent } from '../tencent-cloud/ask-tencent.ts'

/** A voice that reads Mandarin. */
export interface Voice {
  /** The same name reads the same text in the same way: sound may be kept under it. */
  name: string
  /** Whether one call can hold this text. */
  fits(text: string): boolean
  /** The text as MP3; undefined when the voice does not answer or says no. */
  speak(text: string): Promise<Buffer | undefined>
}

export interface VoiceSettings {
  baseUrl: string
  secretId: string
  secretKey: string
  /** 音色 ID of the provider's list; 0 is its own choice. */
  voiceType: number
}

const VERSION = '2019-08-23'
/** 0.9 times the usual speed: it is people who cannot read small print that listen. */
const SPEED = -0.5
const SAMPLE_RATE = 16_000

/** Tencent Cloud TTS (2019-08-23), TextToVoice. */
export function createVoice(settings: VoiceSettings, needs: GatewayNeeds & { clock: Clock; ids: Ids }): Voice {
  const account = { ...settings, service: 'tts', version: VERSION }
  const { voiceType } = settings
  return {
    name: `tencent-${voiceType}`,
    fits,
    async speak(text) {
      const asked = await askTencent<{ Audio: string }>(needs, account, {
        system: 'tts-tencent',
        action: 'TextToVoice',
        given: {
          // The provider reads tags (SSML); a name with a bracket in it is no tag.
          Text: text.replace(/[<>]/g, ' '),
          SessionId: needs.ids.secret(16),
          // MP3: the one format that WeChat, Alipay and every browser play.
          ...{ VoiceType: voiceType, Codec: 'mp3', SampleRate: SAMPLE_RATE, Speed: SPEED, PrimaryLanguage: 1 },
        },
      })
      if (asked.kind !== 'answer') return undefined
      if (isText(asked.response?.Audio)) return Buffer.from(asked.response.Audio, 'base64')
      // An account without money or with another key stays silent until somebody looks: nothing repairs it by itself.
      needs.log.error(
        { system: 'tts-tencent', answer: asked.response?.Error?.Code ?? asked.status },
        'nothing was read',
      )
      return undefined
    },
  }
}

/**
 * At most 150 Chinese characters (a full-width mark counts as one) or 500 letters. A mixed text is not documented: each character
 * takes its share. Three letters take less than one Chinese character, so numbers may be taken as letters.
 */
function fits(text: string): boolean {
  let taken = 0
  for (const character of text) taken += character.codePointAt(0)! < 0x100 ? 3 : 10
  return taken <= 1500
}
