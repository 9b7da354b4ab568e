/** WeChat asks for this component; the page frame draws the bar. */
function NoBar() {
  return null;
}

export { NoBar as default };
