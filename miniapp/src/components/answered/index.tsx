import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Refused } from '../../api/routes.ts'
import { go } from '../../lib/go.ts'
import { ErrorState } from '../error-state/index.tsx'
import { Notice } from '../notice/index.tsx'
import { Skeleton } from '../skeleton/index.tsx'

interface Props<T> {
  asked: { reply: T | null; refused: Refused | null; busy?: boolean; reload?: () => void }
  cards?: number
  children: (reply: T) => ReactNode
}

/**
 * What was asked of the server: its shape while waiting, the reason when there is nothing, else the answer itself. The element
 * around it is for phones: what is put between siblings there sends them all to the view again.
 */
export const Answered = <T,>(props: Props<T>) => (
  <View className="answered">
    <Content {...props} />
  </View>
)

function Content<T>({ asked: { reply, refused, busy, reload }, cards, children }: Props<T>) {
  if (reply !== null) {
    return (
      <>
        {refused && (
          <Notice tone="act" title="下面是刚才的内容">
            {`${refused.text}${refused.next}`}
          </Notice>
        )}
        {children(reply)}
      </>
    )
  }
  if (!refused) return <Skeleton cards={cards} />
  if (refused.status === 401) {
    return (
      <ErrorState
        text="请先登录"
        next="登录后就能看到这里的内容。"
        action="去登录"
        onRetry={() => go('/pages/login/index')}
      />
    )
  }
  return (
    <ErrorState text={refused.text} next={refused.next} busy={busy} onRetry={reload} requestId={refused.requestId} />
  )
}
