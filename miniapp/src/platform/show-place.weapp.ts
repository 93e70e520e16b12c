import { openLocation } from '@tarojs/taro'
import type { ShowPlace } from './types.ts'

/** The platform's own map, which also shows the way there. */
export const showPlace: ShowPlace = async ({ name, address, location }) => {
  if (!location) return false
  await openLocation({ ...location, name, address, scale: 17 })
  return true
}
