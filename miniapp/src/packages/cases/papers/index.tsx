import type { Case } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go, goBack, goInstead } from '../../../lib/go.ts'
import { HeldPapers } from './held-papers.tsx'
import './index.scss'
import { PaperCard } from './paper-card.tsx'
import { Promises } from './promises.tsx'

/** Every paper of a case: what is still to come first, what nobody has to bring last. */
export default function Papers() {
  const { id = '' } = useRouter().params
  const asked = useRequest(() => call('cases.get', { params: { id } }), [id])
  const shown = asked.reply
  const open = shown?.materials.filter(({ status }) => status === 'open') ?? []
  return (
    <Page title="材料" lead={shown?.name} foot={shown && <Foot shown={shown} />}>
      <Answered asked={asked} cards={3}>
        {(one) => (
          <View>
            {open.length === 0 ? (
              <Notice tone="ok" title="不用再交什么了">
                其余的由部门之间核对，或者系统填好。
              </Notice>
            ) : (
              <Notice tone="act" title={`要您交 ${open.length} 份`}>
                可以现在上传；允许的可以承诺补交；也可以提交后带原件到窗口给工作人员看。
              </Notice>
            )}
            <Promises shown={one} onChange={asked.replace} />
            {one.materials
              .filter(({ status }) => status === 'open' || status === 'promised' || status === 'given')
              .map((material) => (
                <PaperCard key={material.id} shown={one} material={material} onChange={asked.replace} />
              ))}
            <HeldPapers materials={one.materials} />
          </View>
        )}
      </Answered>
    </Page>
  )
}

function Foot({ shown: { id, allowedActions } }: { shown: Case }) {
  if (!allowedActions.includes('submit')) {
    return (
      <Button kind="secondary" onTap={() => goInstead('/packages/cases/detail/index', { id })}>
        看办到哪了
      </Button>
    )
  }
  return (
    <>
      <Button onTap={() => go('/packages/cases/confirm/index', { id })}>下一步：看清内容，提交</Button>
      <Button kind="ghost" icon="back" onTap={goBack}>
        回到核对
      </Button>
    </>
  )
}
