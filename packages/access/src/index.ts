export { enter, type Member, may, openTo, type What } from './may.ts'
export { type Gift, keepsALead, mayGive } from './membership.ts'
export { type Action, type Answer, actions, needsClearance, policy, type Role, roles } from './policy.ts'
export {
  mayInWorkspace,
  type WorkspaceAction,
  type WorkspaceRole,
  workspaceActions,
  workspacePolicy,
  workspaceRoles,
} from './workspace.ts'
