/** What a deputy may do for an organisation; the representative chooses. */
export const deputyScopes = {
  all: '这个单位的所有业务',
  mortgage: '抵押登记和注销抵押',
  batch: '企业批量业务',
  certificates: '查看和出示单位的证照',
} as const
export type DeputyScope = keyof typeof deputyScopes
