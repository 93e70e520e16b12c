import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useState } from 'react'

/** Drawn one step after its surroundings: the answer itself reaches the phone's view first, and in a smaller piece. */
export function Later({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 0)
    return () => clearTimeout(timer)
  }, [])
  // the element stays, so that what is in front of it is not sent to the view again
  return <View>{shown && children}</View>
}
