import { useEffect, useState } from 'react'

/** Counts down from the moment the words are on the screen: a yes is pressed after reading, not out of habit. */
export function useReadingSeconds(seconds: number): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    if (left <= 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left])
  return left
}
