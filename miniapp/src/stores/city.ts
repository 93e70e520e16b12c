import type { CityShown } from '@anju/shared-types'
import { useEffect } from 'react'
import { create } from 'zustand'
import { call } from '../api/client.ts'
import { read, write } from '../platform/storage.ts'

const key = 'city'

/** Whose service this is, as the server says; kept on the phone so that the name is there at once the next time. */
const useStore = create<{ city: CityShown | null }>(() => ({ city: read<CityShown>(key) }))

let asked = false

async function readCity(): Promise<void> {
  if (asked) return
  asked = true
  const answer = await call('catalogue.city')
  if (!answer.ok) {
    // asked again by the next page that is opened
    asked = false
    return
  }
  write(key, answer.reply)
  useStore.setState({ city: answer.reply })
}

/** The city of this service; null until it was told for the first time. */
export function useCity(): CityShown | null {
  useEffect(() => void readCity(), [])
  return useStore((state) => state.city)
}
