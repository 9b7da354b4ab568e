import '../styles/weapp.css';
