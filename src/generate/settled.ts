/**
 * Gives the value of a promise, or throws what it failed with, when that is asked for: until then nobody
 * may listen to it, which Node.js would take for a failure that is never looked at.
 */
export async function settled<Value>(promise: Promise<Value>): Promise<() => Value> {
  try {
    const value = await promise;
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
