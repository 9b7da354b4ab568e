// Stands in for the module of Taro's router that writes <style> elements into the page: see styles/router.css.
const nothing = (): void => undefined;

export { nothing as addStyle, nothing as loadAnimateStyle, nothing as loadNavigationBarStyle, nothing as loadRouterStyle };
