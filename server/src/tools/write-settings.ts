import { writeFile } from 'node:fs/promises'
import { settingsDocument } from './settings-table.ts'

await writeFile(new URL('../../../docs/settings.md', import.meta.url), settingsDocument())
