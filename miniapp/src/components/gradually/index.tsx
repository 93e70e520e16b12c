import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Children, type ReactNode, useEffect, useState } from 'react'

/** What fills the first screen comes with the page itself. */
const AT_ONCE = 2

/**
 * A long page sent to the view one part after another: on phones everything that appears together crosses in one message, which must stay
 * small or the screen stands still. Each part has its own element from the beginning, so what comes later moves nothing. A browser has no
 * such bridge and gets all at once.
 */
export function Gradually({ children }: { children: ReactNode }) {
  const count = Children.count(children)
  const [shown, setShown] = useState(process.env.TARO_ENV === 'h5' ? count : AT_ONCE)
  useEffect(() => {
    // Called back when the view has what was sent so far.
    if (shown < count) Taro.nextTick(() => setShown((now) => now + 1))
  }, [shown, count])
  return (
    <>
      {Children.map(children, (part, at) => (
        <View>{at < shown && part}</View>
      ))}
    </>
  )
}
