/** The package ships no types; what we use of it. */
declare module '@echogarden/espeak-ng-emscripten' {
  interface Speaker {
    set_voice(name: string): number
    /** Words a minute. */
    set_rate(rate: number): void
    get_samplerate(): number
    /** Calls back with pieces of 16-bit samples, each valid only during the call, and with null at the end. */
    synthesize(text: string, piece: (samples: ArrayBuffer | null) => void): void
  }
  const start: () => Promise<{
    /** Asynchronous although a constructor: without `await` it falls silent after the first piece. */
    eSpeakNGWorker: new () => Promise<Speaker>
  }>
  export default start
}
