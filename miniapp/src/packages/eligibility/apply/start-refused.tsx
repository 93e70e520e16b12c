import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { go } from '../../../lib/go.ts'

/** Why it did not begin, with the door that leads on. */
export function StartRefused({ refused: { code, status, text, next } }: { refused: Refused }) {
  const door = doorOf(code, status)
  return (
    <>
      <Notice tone="danger" title={text} urgent>
        {next}
      </Notice>
      {door && (
        <Button kind="secondary" onTap={() => go(door.page)}>
          {door.text}
        </Button>
      )}
    </>
  )
}

function doorOf(code: Refused['code'], status: number): { text: string; page: string } | undefined {
  if (status === 401) return { text: '去登录', page: '/pages/login/index' }
  if (code === 'REAL_NAME_REQUIRED') return { text: '去实名', page: '/packages/account/real-name/index' }
  if (code === 'CHECK_UNDER_WAY') return { text: '看正在办的核验', page: '/pages/cases/index' }
  return undefined
}
