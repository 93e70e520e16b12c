import type { StaffPerson } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../../api/client.ts'
import { useRequest } from '../../../../api/use-request.ts'
import { Answered } from '../../../../components/answered/index.tsx'
import { Card } from '../../../../components/card/index.tsx'
import { Empty } from '../../../../components/empty/index.tsx'
import { ListRow } from '../../../../components/list-row/index.tsx'
import { Page } from '../../../../components/page/index.tsx'
import { momentWords } from '../../../../lib/time-words.ts'
import { toast } from '../../../../stores/toast.ts'
import { CertificateForm } from './certificate-form.tsx'
import { LeaveForm } from './leave-form.tsx'
import { Leaves } from './leaves.tsx'
import { PostForm } from './post-form.tsx'

type FormName = 'leave' | 'post' | 'certificate'

/** One person of staff: leaves, who acts for them, who answers above, and what they are certified for. */
export default function OnePerson() {
  const { no = '' } = useRouter().params
  const asked = useRequest(() => call('staffing.list'))
  const person = asked.reply?.items.find(({ staffNo }) => staffNo === no)
  return (
    <Page title={person?.name ?? '人员'} lead={person && `${person.post}，工号 ${person.staffNo}`}>
      <Answered asked={asked} cards={3}>
        {({ items }) =>
          person ? (
            <Shown person={person} people={items} onChange={() => void asked.reload()} />
          ) : (
            <Empty icon="people" title="没有这位人员" text="可能已经调走，请回到上一页再找。" />
          )
        }
      </Answered>
    </Page>
  )
}

interface ShownProps {
  person: StaffPerson
  people: readonly StaffPerson[]
  onChange: () => void
}

function Shown({ person, people, onChange }: ShownProps) {
  const [form, setForm] = useState<FormName>()
  const close = () => setForm(undefined)
  function done(words: string) {
    toast(words, 'ok')
    close()
    onChange()
  }
  const props = { person, people, onDone: done, onClose: close }
  return (
    <>
      <View>
        {form === 'leave' ? (
          <LeaveForm {...props} />
        ) : (
          <Leaves person={person} onAdd={() => setForm('leave')} onDone={done} />
        )}
      </View>
      <View>{form === 'post' ? <PostForm {...props} /> : <Post person={person} onEdit={() => setForm('post')} />}</View>
      <View>
        {form === 'certificate' ? (
          <CertificateForm {...props} />
        ) : (
          <Papers person={person} onEdit={() => setForm('certificate')} />
        )}
      </View>
    </>
  )
}

function Post({ person: { standIns, supervisor, leader }, onEdit }: { person: StaffPerson; onEdit: () => void }) {
  return (
    <Card kind="plain" title="谁顶替，谁负责">
      <ListRow
        icon="people"
        text={standIns.length > 0 ? `B 角：${standIns.map(({ name }) => name).join('，再问 ')}` : '还没有 B 角'}
        note="请假时，来不及等的办件转给 B 角"
      />
      <ListRow icon="person" text={`主管：${supervisor?.name ?? '没有'}`} note="快要超时、超时，先问主管" />
      <ListRow icon="person" text={`值班领导：${leader?.name ?? '没有'}`} note="主管也没解决，问值班领导" />
      <ListRow icon="edit" text="修改" onTap={onEdit} />
    </Card>
  )
}

function Papers({ person: { registrar, declaredAt }, onEdit }: { person: StaffPerson; onEdit: () => void }) {
  return (
    <Card kind="plain" title="资格和申报">
      <ListRow
        icon="shield"
        text={registrar?.text ?? '没有登记官资格'}
        note={!registrar || registrar.isOver ? '不会抽到登簿的审批' : '可以抽到登簿的审批'}
        onTap={onEdit}
      />
      <ListRow
        icon="scale"
        text={declaredAt ? '已申报回避事项' : '还没有申报回避事项'}
        note={declaredAt ? `${momentWords(declaredAt)}，内容只用于回避核对` : '请提醒本人在“我的”里申报'}
      />
    </Card>
  )
}
