/** `fetch` that says so when the visit is over: what was done stays on the device until somebody signs in again. */
export async function asked(address, init) {
  const response = await fetch(address, init);
  document.querySelector("#out").hidden = response.status !== 401;
  return response;
}
