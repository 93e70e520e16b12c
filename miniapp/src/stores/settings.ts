import { create } from 'zustand'
import { systemTypeFactor } from '../platform/font-size'
import { read, write } from '../platform/storage.ts'
import { typeScaleClass } from './type-scale.ts'

interface Settings {
  /** 长辈版 */
  largeType: boolean
}

const key = 'settings'

export const useSettings = create<Settings>(() => ({ largeType: false, ...read<Settings>(key) }))

export function setLargeType(largeType: boolean): void {
  useSettings.setState({ largeType })
  write(key, { largeType })
}

let systemFactor: number | undefined

/** Class for the root of each page. The system's setting is read once: changing it restarts the mini-program. */
export function useTypeScaleClass(): string {
  const largeType = useSettings((state) => state.largeType)
  systemFactor ??= systemTypeFactor()
  return typeScaleClass(largeType, systemFactor)
}
