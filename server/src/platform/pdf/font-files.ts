import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

export interface FontFiles {
  regular: string
  bold: string
  /** For characters that the main font lacks, the first that has one wins. */
  rare: readonly string[]
}

/** In this order: BabelStone Han draws the mainland forms, HanaMin has what BabelStone lacks in extensions B to F. */
const freeFonts = ['BabelStoneHan.ttf', 'HanaMinB.ttf']

const main = (file: string) => createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${file}`)

const fontsIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => /\.(ttf|otf)$/i.test(name)) : []

/**
 * The fonts there are. `folder` is filled by the set-up; a city that owns a font with more characters puts it there too,
 * and it goes before the free ones.
 */
export function findFonts(folder: string): FontFiles {
  const found = fontsIn(folder)
  const own = found.filter((name) => !freeFonts.includes(name)).sort()
  const free = freeFonts.filter((name) => found.includes(name))
  return {
    regular: main('400Regular/NotoSansSC_400Regular.ttf'),
    bold: main('700Bold/NotoSansSC_700Bold.ttf'),
    rare: [...own, ...free].map((name) => path.resolve(folder, name)),
  }
}

/** Names of the free fonts that the set-up could not fetch. */
export const missingFonts = (folder: string): string[] => {
  const found = fontsIn(folder)
  return freeFonts.filter((name) => !found.includes(name))
}
