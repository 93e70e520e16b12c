import { parentPort } from 'node:worker_threads'
import startSpeech from '@echogarden/espeak-ng-emscripten'
import { createMp3Encoder } from 'wasm-media-encoders'
import type { SpeakOrder, Spoken } from './speaker.ts'

/** eSpeak says about this many words a minute at the provider's speed 0. */
const USUAL_RATE = 170
const MP3_KBITS = 32

const { eSpeakNGWorker } = await startSpeech()
const speaker = await new eSpeakNGWorker()
speaker.set_voice('cmn')

parentPort?.on('message', async ({ id, text, times, sampleRate, codec }: SpeakOrder) => {
  try {
    speaker.set_rate(Math.round(USUAL_RATE * times))
    const samples = resample(spoken(text), speaker.get_samplerate(), sampleRate)
    const sound =
      codec === 'mp3' ? await mp3(samples, sampleRate) : codec === 'wav' ? wav(samples, sampleRate) : bytesOf(samples)
    parentPort?.postMessage({ id, sound } satisfies Spoken)
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) } satisfies Spoken)
  }
})

function spoken(text: string): Int16Array {
  const pieces: Int16Array[] = []
  speaker.synthesize(text, (samples) => {
    if (samples) pieces.push(new Int16Array(samples.slice(0)))
  })
  const whole = new Int16Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Straight lines between samples: good enough for a voice that is a machine's anyway. */
function resample(samples: Int16Array, from: number, to: number): Int16Array {
  const made = new Int16Array(Math.floor((samples.length * to) / from))
  for (const index of made.keys()) {
    const at = (index * from) / to
    const [before, share] = [Math.floor(at), at % 1]
    made[index] = (samples[before] ?? 0) * (1 - share) + (samples[before + 1] ?? 0) * share
  }
  return made
}

async function mp3(samples: Int16Array, sampleRate: SpeakOrder['sampleRate']): Promise<Uint8Array> {
  const encoder = await createMp3Encoder()
  encoder.configure({ sampleRate, outputSampleRate: sampleRate, channels: 1, bitrate: MP3_KBITS })
  // Each call gives the same memory again.
  const head = Buffer.from(encoder.encode([Float32Array.from(samples, (sample) => sample / 0x8000)]))
  return Buffer.concat([head, encoder.finalize()])
}

/** RIFF header of 44 bytes: PCM, one channel, 16 bits. */
function wav(samples: Int16Array, sampleRate: number): Uint8Array {
  const data = bytesOf(samples)
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + data.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(sampleRate, 24)
  header.writeUInt32LE(sampleRate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(data.length, 40)
  return Buffer.concat([header, data])
}

const bytesOf = (samples: Int16Array) => new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)
