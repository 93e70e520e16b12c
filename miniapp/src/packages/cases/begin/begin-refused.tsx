import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { go } from '../../../lib/go.ts'

/** Why it did not begin, with the door that leads on. */
export function BeginRefused({ refused: { code: why, status, text, next }, code }: { refused: Refused; code: string }) {
  const door = doorOf(why, status, code)
  return (
    <>
      <Notice tone="danger" title={text} urgent>
        {next}
      </Notice>
      {door && (
        <Button kind="secondary" onTap={() => go(door.page, door.query)}>
          {door.text}
        </Button>
      )}
    </>
  )
}

interface Door {
  text: string
  page: string
  query?: Record<string, string>
}

function doorOf(why: Refused['code'], status: number, code: string): Door | undefined {
  if (status === 401) return { text: '去登录', page: '/pages/login/index' }
  if (why === 'REAL_NAME_REQUIRED') return { text: '去实名', page: '/packages/account/real-name/index' }
  if (why === 'TOO_MANY_DRAFTS') return { text: '看我的草稿', page: '/pages/cases/index' }
  if (why === 'NOT_ACTING_FOR') return { text: '看我代表的单位', page: '/packages/organisations/list/index' }
  if (why === 'ITEM_NOT_ONLINE') return { text: '看怎么到窗口办', page: '/packages/guide/item/index', query: { code } }
  return undefined
}
