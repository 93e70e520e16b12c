import type { Reply } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import { failure, success } from '../tencent-cloud/answers.ts'
import { openCall } from '../tencent-cloud/open-call.ts'
import type { World } from '../world.ts'
import { CODECS, SAMPLE_RATES, type SpeakOrder } from './speaker.ts'
import { allowanceTaken } from './text-length.ts'

const VERSION = '2019-08-23'
/** The document's default; a city may buy more. */
const CALLS_A_SECOND = 20
/** The document's points; between them the speed rises in straight lines. */
const SPEEDS = [
  [-2, 0.6],
  [-1, 0.8],
  [0, 1],
  [1, 1.2],
  [2, 1.5],
  [6, 2.5],
] as const

/** Tencent Cloud TTS, TextToVoice: real Mandarin from the text, at once and as base64. */
export function ttsRoutes(world: World): Route[] {
  let recent: number[] = []
  const isTooOften = () => {
    const now = world.clock.now()
    recent = [...recent.filter((at) => now - at < 1000), now]
    return recent.length > CALLS_A_SECOND
  }

  async function textToVoice(body: Record<string, unknown>): Promise<Reply> {
    const order = readOrder(body)
    if ('refused' in order) return order.refused
    const sound = await world.speaker.speak(order)
    return success({ Audio: sound.toString('base64'), SessionId: body.SessionId, Subtitles: [] })
  }

  // The real host has the root path only; behind our prefix it may be asked for with or without the slash.
  return ['/tts/tencent', '/tts/tencent/'].map((path) => ({
    name: 'tts.tencent.speak',
    title: '腾讯云语音合成：读一段文字',
    method: 'POST',
    path,
    faults: ['slow', '500', 'refuse', 'timeout-after'],
    refuse: (_request, code = 'UnsupportedOperation.NoFreeAccount') => failure(code, code),
    latencyMs: [150, 400],
    handle: ({ request }) => {
      const opened = openCall(request, { service: 'tts', version: VERSION, ...world.keys.tencentTts }, world.clock)
      if ('refused' in opened) return opened.refused
      const action = request.headers['x-tc-action'] ?? ''
      if (action !== 'TextToVoice')
        return failure('InvalidAction', `The action ${action} is not played by this stand-in`)
      return isTooOften()
        ? failure('LimitExceeded.AccessLimit', 'more than 20 calls a second')
        : textToVoice(opened.body)
    },
  }))
}

function readOrder(body: Record<string, unknown>): Omit<SpeakOrder, 'id'> | { refused: Reply } {
  const { Text, SessionId, Codec = 'wav', SampleRate = 16_000, Speed = 0, Volume = 0, VoiceType = 0 } = body
  const { PrimaryLanguage = 1 } = body
  const no = (name: string) => ({ refused: failure(`InvalidParameterValue.${name}`, `${name} cannot be used`) })
  if (typeof Text !== 'string') return no('Text')
  if (Text === '') return no('TextEmpty')
  if (!/[\p{L}\p{N}]/u.test(Text)) return no('InvalidText')
  if (allowanceTaken(Text) > 1) return { refused: failure('UnsupportedOperation.TextTooLong', 'Text is too long') }
  if (typeof SessionId !== 'string' || SessionId === '') return no('SessionId')
  const codec = CODECS.find((each) => each === Codec)
  if (!codec) return no('Codec')
  const sampleRate = SAMPLE_RATES.find((each) => each === SampleRate)
  if (!sampleRate) return no('SampleRate')
  if (typeof Speed !== 'number' || Speed < -2 || Speed > 6) return no('Speed')
  if (typeof Volume !== 'number' || Volume < -10 || Volume > 10) return no('Volume')
  if (!Number.isInteger(VoiceType)) return no('VoiceType')
  if (PrimaryLanguage !== 1) return no('PrimaryLanguage')
  return { text: Text, times: timesOf(Speed), sampleRate, codec }
}

function timesOf(speed: number): number {
  const above = SPEEDS.findIndex(([point]) => speed <= point)
  const [upper, fast] = SPEEDS[above]!
  const [lower, slow] = SPEEDS[Math.max(0, above - 1)]!
  return upper === lower ? fast : slow + ((fast - slow) * (speed - lower)) / (upper - lower)
}
