import type { Config } from '../../../config.ts'
import type { Hall } from '../hall-store.ts'
import { anshanHalls } from './cities/anshan.ts'
import { jinanHalls } from './cities/jinan.ts'
import { liaoyuanHalls } from './cities/liaoyuan.ts'
import { luoheHalls } from './cities/luohe.ts'
import { xiamenHalls } from './cities/xiamen.ts'

/** Halls that a fresh city begins with. What a city's own text says of them is in `note`, together with what is made up. */
export const hallsOf: Readonly<Record<Config['CITY'], readonly Hall[]>> = {
  jinan: jinanHalls,
  luohe: luoheHalls,
  anshan: anshanHalls,
  xiamen: xiamenHalls,
  liaoyuan: liaoyuanHalls,
}
