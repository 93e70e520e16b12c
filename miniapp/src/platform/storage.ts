import { getStorageSync, removeStorageSync, setStorageSync } from '@tarojs/taro'

/** Small things kept on the phone, as JSON under one prefix. A full or forbidden storage loses comfort, never the page. */
const prefix = 'anju.'

export function read<T>(name: string): T | null {
  try {
    const text: unknown = getStorageSync(prefix + name)
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : null
  } catch (error) {
    console.warn(`storage: ${name} could not be read`, error)
    return null
  }
}

export function write(name: string, value: unknown): void {
  try {
    setStorageSync(prefix + name, JSON.stringify(value))
  } catch (error) {
    console.warn(`storage: ${name} could not be kept`, error)
  }
}

export function forget(name: string): void {
  try {
    removeStorageSync(prefix + name)
  } catch (error) {
    console.warn(`storage: ${name} could not be removed`, error)
  }
}
