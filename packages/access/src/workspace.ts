/** What a person is to the workspace, which holds the designs. People invited to a single design are nothing to it. */
export const workspaceRoles = ['owner', 'member'] as const
export type WorkspaceRole = (typeof workspaceRoles)[number]

export const workspaceActions = ['create-design', 'manage-people', 'read-journal'] as const
export type WorkspaceAction = (typeof workspaceActions)[number]

export const workspacePolicy: Readonly<Record<WorkspaceRole, Readonly<Record<WorkspaceAction, boolean>>>> = {
  owner: { 'create-design': true, 'manage-people': true, 'read-journal': true },
  member: { 'create-design': true, 'manage-people': false, 'read-journal': false },
}

export function mayInWorkspace(role: WorkspaceRole | undefined, action: WorkspaceAction): boolean {
  return role !== undefined && workspacePolicy[role][action]
}
