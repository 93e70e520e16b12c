import { readFile, writeFile } from 'node:fs/promises'
import { betweenMarkers } from './between-markers.ts'
import { drawStates } from './state-pictures.ts'

/** Draws every state table into the map of the rules: `node --import tsx server/src/tools/draw-states.ts`. */
const readme = new URL('../domain/README.md', import.meta.url)
await writeFile(readme, betweenMarkers(await readFile(readme, 'utf8'), 'states', drawStates()))
