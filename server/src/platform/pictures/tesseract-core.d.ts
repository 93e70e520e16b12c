/** tesseract.js-core ships no types; what we use of it. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  export interface TesseractCore {
    FS: { writeFile(path: string, bytes: Uint8Array): void }
    TessBaseAPI: new () => {
      Init(path: null, language: string, engine: number): number
      SetPageSegMode(mode: number): void
      /** Reads the file /input: orientation as EXIF counts it, and an angle. */
      SetImageFile(exif: number, angle: number): number
      Recognize(monitor: null): number
      GetUTF8Text(): string
    }
  }
}
