/** What the balance of a group is looked at by. */
export const balanceDimensions = ['side', 'gender', 'ageBand', 'displaced', 'capacity'] as const
