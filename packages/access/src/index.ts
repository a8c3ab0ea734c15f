export { type Action, actions } from './actions.ts'
export { enter, type Holder, type Member, may, openTo, type What } from './may.ts'
export { type Gift, keepsALead, mayGive } from './membership.ts'
export {
  type Actor,
  type Answer,
  actors,
  type LinkRight,
  linkRights,
  needsClearance,
  policy,
  type Role,
  roles,
} from './policy.ts'
export {
  mayInWorkspace,
  type WorkspaceAction,
  type WorkspaceRole,
  workspaceActions,
  workspacePolicy,
  workspaceRoles,
} from './workspace.ts'
