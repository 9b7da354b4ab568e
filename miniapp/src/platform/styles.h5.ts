import '../styles/router.css';
