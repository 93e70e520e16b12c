import type { CalendarYear } from '../calendar.ts'
import { year2025 } from './2025.ts'
import { year2026 } from './2026.ts'
import { year2027 } from './2027.ts'

/** What a new database begins with; the `calendars` collection is what counts afterwards. */
export const seedYears: readonly CalendarYear[] = [year2025, year2026, year2027]
