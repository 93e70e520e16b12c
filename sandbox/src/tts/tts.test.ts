import { expect, it } from 'vitest'
import { startTestSandbox } from '../kit/test-sandbox.ts'
import { callTencentCloud, type Tamper } from '../tencent-cloud/test-client.ts'

const { sandbox, control } = await startTestSandbox()
const { env } = sandbox
/** Real speech of a sentence takes some seconds on a busy machine. */
const SPEAKS = 60_000

const speak = (given: Record<string, unknown>, tamper?: Tamper, action = 'TextToVoice') =>
  callTencentCloud<{ Audio?: string; SessionId?: string }>(
    {
      base: env.TTS_TENCENT_BASE ?? '',
      service: 'tts',
      version: '2019-08-23',
      secretId: env.TTS_TENCENT_SECRET_ID ?? '',
      secretKey: env.TTS_TENCENT_SECRET_KEY ?? '',
    },
    action,
    { Text: '您好', SessionId: 'session-1', ...given },
    tamper,
  )
const refusalOf = async (...given: Parameters<typeof speak>) => (await speak(...given)).Response.Error?.Code

it('reads a text in the wanted form, and a longer text takes longer', { timeout: SPEAKS }, async () => {
  const { Response } = await speak({ Text: '我已看清以上内容。' })
  expect(Response.SessionId).toBe('session-1')
  const wav = Buffer.from(Response.Audio ?? '', 'base64')
  expect(wav.toString('latin1', 0, 4)).toBe('RIFF')
  expect([wav.readUInt32LE(24), wav.readUInt32LE(40)]).toEqual([16_000, wav.length - 44])
  // Speech and not silence: loud and quiet samples both.
  const samples = Array.from({ length: (wav.length - 44) / 2 }, (_, index) => Math.abs(wav.readInt16LE(44 + index * 2)))
  expect(samples.reduce((most, sample) => Math.max(most, sample))).toBeGreaterThan(2_000)

  const long = await speak({ Text: '我已看清以上内容。我已看清以上内容。', Codec: 'mp3' })
  const mp3 = Buffer.from(long.Response.Audio ?? '', 'base64')
  // The eleven set bits that begin each MPEG frame.
  expect(mp3.readUInt16BE(0) & 0xffe0).toBe(0xffe0)
  const seconds = (bytes: Buffer, bitsASecond: number) => (bytes.length * 8) / bitsASecond
  expect(seconds(mp3, 32_000)).toBeGreaterThan(1.5 * seconds(wav, 256_000))
  const slow = await speak({ Text: '我已看清以上内容。', Codec: 'pcm', Speed: -1 })
  expect(Buffer.from(slow.Response.Audio ?? '', 'base64').length).toBeGreaterThan(wav.length)
})

it.each([
  ['a wrong key', { secretKey: 'x' }, 'AuthFailure.SignatureFailure'],
  ['an unknown SecretId', { secretId: 'AKIDnobody' }, 'AuthFailure.SecretIdNotFound'],
  ['a body changed on the way', { body: '{}' }, 'AuthFailure.SignatureFailure'],
])('refuses %s', async (_, tamper, code) => {
  expect(await refusalOf({}, tamper)).toBe(code)
})

it.each([
  [{ Text: '字'.repeat(151) }, 'UnsupportedOperation.TextTooLong'],
  [{ Text: 'a'.repeat(501) }, 'UnsupportedOperation.TextTooLong'],
  [{ Text: `${'字'.repeat(100)}${'a'.repeat(200)}` }, 'UnsupportedOperation.TextTooLong'],
  [{ Text: '' }, 'InvalidParameterValue.TextEmpty'],
  [{ Text: '。——' }, 'InvalidParameterValue.InvalidText'],
  [{ Text: 1 }, 'InvalidParameterValue.Text'],
  [{ SessionId: '' }, 'InvalidParameterValue.SessionId'],
  [{ Codec: 'ogg' }, 'InvalidParameterValue.Codec'],
  [{ SampleRate: 44_100 }, 'InvalidParameterValue.SampleRate'],
  [{ Speed: 7 }, 'InvalidParameterValue.Speed'],
  [{ Volume: -11 }, 'InvalidParameterValue.Volume'],
  [{ VoiceType: 'f' }, 'InvalidParameterValue.VoiceType'],
])('refuses %j', async (given, code) => {
  expect(await refusalOf(given)).toBe(code)
})

it('knows one action, and has a refusal in the menu', async () => {
  expect(await refusalOf({}, undefined, 'CreateTtsTask')).toBe('InvalidAction')
  await control('POST', '/faults', { route: 'tts.tencent.speak', kind: 'refuse', times: 1 })
  expect(await refusalOf({})).toBe('UnsupportedOperation.NoFreeAccount')
})

it('takes twenty calls a second', async () => {
  // An empty text is looked at last, so these cost nothing; the clock of the test stands still.
  await control('POST', '/clock', { advanceMs: 5_000 })
  const codes = await Promise.all(Array.from({ length: 21 }, () => refusalOf({ Text: '' })))
  expect(codes.filter((code) => code === 'LimitExceeded.AccessLimit')).toHaveLength(1)
})
